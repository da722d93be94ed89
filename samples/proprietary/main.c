/* A module under a licence that is not compatible with the GPL: what it may link against, and what it may not. */
#include <linux/module.h>
#include <linux/slab.h>
#include "license.h"
#include "tree.h"

static void *lockbox_key;

static int __init lockbox_init(void)
{
	lockbox_key = kmemdup("key", 4, GFP_KERNEL);
	if (!lockbox_key)
		return -ENOMEM;
	return lockbox_show();
}
module_init(lockbox_init);

static void __exit lockbox_exit(void)
{
	lockbox_hide();
	kfree(lockbox_key);
}
module_exit(lockbox_exit);

MODULE_DESCRIPTION("Keeps a key");
MODULE_LICENSE(LOCKBOX_LICENSE);
