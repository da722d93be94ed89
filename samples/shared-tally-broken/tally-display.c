// SPDX-License-Identifier: MIT
#include <linux/module.h>

extern unsigned int tally_total;
unsigned int tally_add(unsigned int amount);

static int __init display_init(void)
{
	tally_add(1);
	pr_info("counted to %u\n", tally_total);
	return 0;
}
module_init(display_init);

static void __exit display_exit(void)
{
}
module_exit(display_exit);

MODULE_DESCRIPTION("Shows the count");
MODULE_LICENSE("Dual MIT/GPL");
