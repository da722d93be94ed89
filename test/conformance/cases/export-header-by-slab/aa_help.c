#include <linux/slab.h>
#include "aa.h"

int aa_helper(int x)
{
	return x * 2;
}
EXPORT_SYMBOL(aa_helper);
