// SPDX-License-Identifier: MIT
/* Counts, and shares its count and the way to change it with other modules. */
#include <linux/module.h>
#include "tally.h"

unsigned int tally_total;
EXPORT_SYMBOL(tally_total);

unsigned int tally_add(unsigned int amount)
{
	tally_total += amount;
	return tally_total;
}
EXPORT_SYMBOL(tally_add);

MODULE_DESCRIPTION("Counts for other modules");
MODULE_LICENSE("Dual MIT/GPL");
