#include <linux/module.h>
#include "aa.h"

int cc_fn(int x)
{
	return x + 5;
}
EXPORT_SYMBOL(cc_fn);

static int __init cc_init(void)
{
	return bb_fn(2) > 0 ? 0 : -EINVAL;
}

static void __exit cc_exit(void)
{
	pr_info("bye\n");
}

module_init(cc_init);
module_exit(cc_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("cc");
