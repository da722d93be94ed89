#include <linux/module.h>
#include <linux/pci.h>
#include "aa.h"

static const struct pci_device_id bb_ids[] = {
	{ PCI_DEVICE(0x1234, 0x5678) },
	{ }
};
MODULE_DEVICE_TABLE(pci, bb_idz);

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
