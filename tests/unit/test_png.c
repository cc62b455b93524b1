// test_png.c: PNG files: read back chunk by chunk, pixel by pixel.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libdeflate.h>

#include "heapstory/png.h"

// ---- reading ----------------------------------------------------------------------------------

typedef struct Read {
  uint32_t width, height, colors, alphas;
  unsigned char palette[768], alpha[256];
  unsigned char *lines; // filter byte and indexes
} Read;

static uint32_t number_at(const unsigned char *at) {
  return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void read_data(Read *png, const unsigned char *data, uint32_t length) {
  size_t wanted = (size_t)(png->width + 1) * png->height;
  png->lines = malloc(wanted);
  struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
  assert_int_equal(libdeflate_zlib_decompress(d, data, length, png->lines, wanted, NULL),
                   LIBDEFLATE_SUCCESS);
  libdeflate_free_decompressor(d);
}

static void read_chunk(Read *png, const unsigned char *kind, uint32_t length) {
  static const unsigned char format[] = {8, 3, 0, 0, 0};
  const unsigned char *data = kind + 4;
  if (memcmp(kind, "IHDR", 4) == 0) {
    png->width = number_at(data);
    png->height = number_at(data + 4);
    assert_memory_equal(data + 8, format, sizeof format);
  } else if (memcmp(kind, "PLTE", 4) == 0) {
    png->colors = length / 3;
    memcpy(png->palette, data, length);
  } else if (memcmp(kind, "tRNS", 4) == 0) {
    png->alphas = length;
    memcpy(png->alpha, data, length);
  } else if (memcmp(kind, "IDAT", 4) == 0) {
    read_data(png, data, length);
  }
}

static Read read_png(const Text *bytes) {
  Read png = {0};
  memset(png.alpha, 255, sizeof png.alpha);
  const unsigned char *at = (const unsigned char *)text_chars(bytes), *end = at + bytes->length;
  assert_memory_equal(at, "\x89PNG\r\n\x1a\n", 8);
  bool ended = false;
  for (at += 8; at < end;) {
    uint32_t length = number_at(at);
    const unsigned char *kind = at + 4;
    assert_false(ended);
    assert_int_equal(number_at(kind + 4 + length), libdeflate_crc32(0, kind, length + 4));
    read_chunk(&png, kind, length);
    ended = memcmp(kind, "IEND", 4) == 0;
    at += length + 12;
  }
  assert_true(ended && at == end);
  return png;
}

// Alpha, red, green, blue; not multiplied.
static uint32_t pixel_of(const Read *png, uint32_t x, uint32_t y) {
  const unsigned char *line = png->lines + (size_t)y * (png->width + 1);
  assert_int_equal(line[0], 0); // no filter
  unsigned char index = line[1 + x];
  assert_true(index < png->colors);
  const unsigned char *color = png->palette + 3 * index;
  return (uint32_t)png->alpha[index] << 24 | (uint32_t)color[0] << 16 | (uint32_t)color[1] << 8 |
         color[2];
}

static Read write_and_read(const Pixels *pixels) {
  Text bytes = {0};
  png_add(pixels, &bytes);
  Read png = read_png(&bytes);
  assert_int_equal(png.width, pixels->width);
  assert_int_equal(png.height, pixels->height);
  text_delete(&bytes);
  return png;
}

static uint32_t distance(uint32_t a, uint32_t b) {
  uint32_t sum = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    int difference = (int)(a >> shift & 255) - (int)(b >> shift & 255);
    sum += (uint32_t)(difference * difference);
  }
  return sum;
}

// ---- tests ------------------------------------------------------------------------------------

static void writes_one_pixel(void **state) {
  (void)state;
  const uint32_t pixel = 0xff123456;
  Read png = write_and_read(&(Pixels){&pixel, 1, 1, 1, 120});
  assert_int_equal(pixel_of(&png, 0, 0), 0xff123456);
  assert_int_equal(png.colors, 1);
  free(png.lines);
}

// Lines are longer in memory than in the picture.
static void keeps_256_colors(void **state) {
  (void)state;
  enum { WIDTH = 32, HEIGHT = 8, STRIDE = 40 };
  uint32_t pixels[STRIDE * HEIGHT];
  for (uint32_t i = 0; i < STRIDE * HEIGHT; i++) pixels[i] = 0xffabcdef;
  for (uint32_t i = 0; i < WIDTH * HEIGHT; i++)
    pixels[i / WIDTH * STRIDE + i % WIDTH] = 0xff000000 | i << 16 | i / 2 << 8 | (i * 7 & 255);
  Read png = write_and_read(&(Pixels){pixels, STRIDE, WIDTH, HEIGHT, 120});
  assert_int_equal(png.colors, 256);
  assert_int_equal(png.alphas, 0);
  for (uint32_t y = 0; y < HEIGHT; y++)
    for (uint32_t x = 0; x < WIDTH; x++)
      assert_int_equal(pixel_of(&png, x, y), pixels[y * STRIDE + x]);
  free(png.lines);
}

// Lines of two colours that meet at every place, each line twice or once: what a line has in common
// with the one above, and a pixel with its neighbours, changes nothing.
static void keeps_what_repeats(void **state) {
  (void)state;
  enum { STRIDE = 48, HEIGHT = 144 };
  uint32_t pixels[STRIDE * HEIGHT];
  for (uint32_t y = 0; y < HEIGHT; y++)
    for (uint32_t x = 0; x < STRIDE; x++)
      pixels[y * STRIDE + x] = x < (y + 1) / 3 ? 0xff203040 : 0xff203041;
  for (uint32_t width = 1; width <= STRIDE; width++) {
    Read png = write_and_read(&(Pixels){pixels, STRIDE, width, HEIGHT, 120});
    for (uint32_t y = 0; y < HEIGHT; y++)
      for (uint32_t x = 0; x < width; x++)
        assert_int_equal(pixel_of(&png, x, y), pixels[y * STRIDE + x]);
    free(png.lines);
  }
}

// A large area, a thin line and 4,000 mixtures that one pixel each has.
static void keeps_what_is_frequent(void **state) {
  (void)state;
  enum { SIDE = 400, MIXTURES = 4000 };
  uint32_t *pixels = malloc(SIDE * SIDE * sizeof *pixels);
  for (uint32_t i = 0; i < SIDE * SIDE; i++) pixels[i] = i < SIDE ? 0xffb0341a : 0xfff3f5f8;
  for (uint32_t i = 0; i < MIXTURES; i++)
    pixels[SIDE * 100 + i] = 0xff000000 | (i % 16) << 20 | (i / 16 % 16) << 12 | i / 256 << 4;
  Read png = write_and_read(&(Pixels){pixels, SIDE, SIDE, SIDE, 120});
  for (uint32_t i = 0; i < SIDE * SIDE; i++) {
    uint32_t is = pixel_of(&png, i % SIDE, i / SIDE);
    if (i < SIDE * 100) assert_int_equal(is, pixels[i]);
    // 256 places for a cube of 16 x 16 x 16 mixtures: none is farther off than its neighbours are.
    assert_true(distance(is, pixels[i]) <= 3 * 48 * 48);
  }
  free(pixels);
  free(png.lines);
}

// Fringes of one colour on another: what the eye cannot tell is not written.
static void leaves_out_what_nobody_sees(void **state) {
  (void)state;
  enum { WIDTH = 300, HEIGHT = 300 };
  uint32_t *pixels = malloc(WIDTH * HEIGHT * sizeof *pixels);
  for (uint32_t i = 0; i < WIDTH * HEIGHT; i++) pixels[i] = 0xffffffff;
  for (uint32_t i = 0; i < 255; i++) pixels[2 * i] = 0xff000000 | i * 0x010101;
  for (uint32_t i = 0; i < 255; i++) pixels[10000 + 2 * i] = 0xff000000 | i << 16;
  Read png = write_and_read(&(Pixels){pixels, WIDTH, WIDTH, HEIGHT, 120});
  assert_in_range(png.colors, 16, 128);
  for (uint32_t i = 0; i < WIDTH * HEIGHT; i++)
    assert_true(distance(pixel_of(&png, i % WIDTH, i / WIDTH), pixels[i]) <= 3 * 12 * 12);
  free(pixels);
  free(png.lines);
}

static void keeps_transparency(void **state) {
  (void)state;
  // Nothing, half a white, an opaque grey, a third of a red: colours are multiplied by alpha.
  const uint32_t pixels[] = {0, 0x80808080, 0xff808080, 0x55550000};
  Read png = write_and_read(&(Pixels){pixels, 2, 2, 2, 120});
  assert_int_equal(png.alphas, 3);
  assert_int_equal(pixel_of(&png, 0, 0), 0);
  assert_int_equal(pixel_of(&png, 1, 0), 0x80ffffff);
  assert_int_equal(pixel_of(&png, 0, 1), 0xff808080);
  assert_int_equal(pixel_of(&png, 1, 1), 0x55ff0000);
  free(png.lines);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(writes_one_pixel),
      cmocka_unit_test(keeps_256_colors),
      cmocka_unit_test(keeps_what_repeats),
      cmocka_unit_test(keeps_what_is_frequent),
      cmocka_unit_test(leaves_out_what_nobody_sees),
      cmocka_unit_test(keeps_transparency),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
