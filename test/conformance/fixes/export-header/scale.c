#include <linux/types.h>

int scale_read(u32 raw);
int scale_read(u32 raw)
{
	return raw + 1;
}
EXPORT_SYMBOL(scale_read); /* want missing-export-header: "error: EXPORT_SYMBOL.. is used, but #include <linux/export.h> is missing: no header brings it" */

int scale_reset(u32 raw);
int scale_reset(u32 raw)
{
	return raw;
}
EXPORT_SYMBOL_GPL(scale_reset);
