#include <linux/module.h>
#include <linux/slab.h>
#include <linux/workqueue.h>
#include "aa.h"

int aa_var = 3;
EXPORT_SYMBOL(aa_var);

int aa_fn(int x)
{
	return bb_fn(x) + 1;
}
EXPORT_SYMBOL(aa_fn);

int aa_fn_gpl(int x)
{
	return aa_helper(x) + 2;
}
EXPORT_SYMBOL_GPL(aa_fn_gpl);

static struct workqueue_struct *wq;

static int __init aa_init(void)
{
	void *p = kmalloc(aa_fn(3), GFP_KERNEL);

	kfree(p);
	wq = alloc_workqueue("aa", 0, 0);
	return wq ? 0 : -ENOMEM;
}

static void __exit aa_exit(void)
{
	destroy_workqueue(wq);
}

module_init(aa_init);
module_exit(aa_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("aa");
