// meter.h: measures a stretch of the process that it is in: time, processor time, memory added.
#ifndef HEAPSTORY_BENCH_METER_H
#define HEAPSTORY_BENCH_METER_H

#include <stdbool.h>
#include <stdio.h>

// What one run took.
typedef struct Cost {
  double wall, cpu; // seconds; user and system together
  double peak;      // bytes
  double value;     // anything else that is counted
} Cost;

typedef struct Meter {
  Cost cost;
  double wall, cpu, resident; // when it was started
} Meter;

// Started and stopped again, time adds up; memory is that of the last stretch.
void meter_start(Meter *meter);
void meter_stop(Meter *meter);
void meter_value(Meter *meter, double value);

// The kernel forgets this process' peak so far: a process that it spawns begins with it.
void meter_forget_peak(void);

double clock_wall(void); // seconds since some moment

// One line, "seconds cpu-seconds bytes value", and read back.
void meter_print(const Meter *meter, FILE *stream);
bool cost_read(const char *line, Cost *cost_out);

#endif
