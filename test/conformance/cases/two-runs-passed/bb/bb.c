#include <linux/module.h>
#include "../aa/aa.h"

static int __init bb_init(void)
{
	return aa_fn(aa_var) + aa_fn_gpl(2) > 0 ? 0 : -EINVAL;
}

static void __exit bb_exit(void)
{
	pr_info("bye\n");
}

module_init(bb_init);
module_exit(bb_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("bb");
