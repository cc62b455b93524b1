not a < b <= c is not d not in e or f and g | h ^ i & j << k >> l + m - n * o @ p / q // r % s
