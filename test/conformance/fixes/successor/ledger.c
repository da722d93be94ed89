#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/random.h>
#include <asm/unaligned.h>

static u32 seed;

static ssize_t ledger_read(struct file *file, char __user *to, size_t count, loff_t *at)
{
	__le32 entry = cpu_to_le32(prandom_u32_max(1000) + seed);

	return simple_read_from_buffer(to, count, at, &entry, sizeof(entry));
}

static const struct file_operations ledger_ops = {
	.owner = THIS_MODULE,
	.read = ledger_read,
	.splice_read = generic_file_splice_read,
	.llseek = no_llseek,
};

static struct miscdevice ledger = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "ledger",
	.fops = &ledger_ops,
};

static int __init ledger_init(void)
{
	u8 raw[4] = { 1, 2, 3, 4 };

	seed = get_unaligned_le32(raw) ^ prandom_u32();
	return misc_register(&ledger);
}

static void __exit ledger_exit(void)
{
	misc_deregister(&ledger);
}

module_init(ledger_init);
module_exit(ledger_exit);
MODULE_DESCRIPTION("Numbers in a row");
MODULE_LICENSE("GPL");
