// recorder.h: the text of record.py, which the build puts into the program.
#ifndef ORACLE_RECORDER_H
#define ORACLE_RECORDER_H

extern const unsigned char recorder_text[];
extern const unsigned long recorder_length;

#endif
