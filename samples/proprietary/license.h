#define LOCKBOX_LICENSE "Proprietary"
