// SPDX-License-Identifier: MIT
/* The tally of ../shared-tally with three slips: each compiles, and none of them links or loads. */
#include <linux/module.h>

static unsigned int tally_total;
EXPORT_SYMBOL(tally_total);

unsigned int tally_add(unsigned int amount);
unsigned int tally_add(unsigned int amount)
{
	tally_total += amount;
	return tally_total;
}

unsigned int tally_reset(void);
EXPORT_SYMBOL(tally_reset);

MODULE_DESCRIPTION("Counts for other modules");
MODULE_LICENSE("Dual MIT/GPL");
