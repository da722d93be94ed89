/* SPDX-License-Identifier: MIT */
#ifndef TALLY_H
#define TALLY_H

extern unsigned int tally_total;

unsigned int tally_add(unsigned int amount);

#endif
