report = [big_data, 'done']
