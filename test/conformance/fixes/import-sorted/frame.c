#include <crypto/internal/cipher.h>
#include <linux/dma-buf.h>
#include <linux/module.h>

void meter_read(void);

void frame_drop(struct dma_buf *buffer, struct crypto_cipher *cipher);
void frame_drop(struct dma_buf *buffer, struct crypto_cipher *cipher)
{
	u8 block[16] = { };

	crypto_cipher_encrypt_one(cipher, block, block);
	dma_buf_put(buffer);
	meter_read();
}
EXPORT_SYMBOL_GPL(frame_drop);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Lacks three imports, one of them of a sibling");
