#include <linux/module.h>
#include "aa.h"

static int __init cc_init(void)
{
	return bb_fn(aa_var) + aa_fn_gpl(2) > 0 ? 0 : -EINVAL;
}

static void __exit cc_exit(void)
{
	pr_info("bye\n");
}

module_init(cc_init);
module_exit(cc_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("cc");
