/**
 * The structure that each type of MODULE_DEVICE_TABLE() is of: scripts/mod/file2alias.c of 6.1 and 6.12, those of them
 * that are in 5.10 as well. modpost looks at no table of another type.
 */
export const STRUCTURES: ReadonlyMap<string, string> = new Map([
  ...`hid ieee1394 pci ccw ap css serio acpi pcmcia vio input eisa parisc sdio ssb bcma virtio rpmsg i2c i3c spi platform
    mdio zorro isapnp ipack ulpi sdw typec wmi mhi usb of pnp`
    .split(/\s+/)
    .map((type) => [type, `${type}_device_id`] as const),
  ['pnp_card', 'pnp_card_device_id'],
  ['vmbus', 'hv_vmbus_device_id'],
  ['dmi', 'dmi_system_id'],
  ['amba', 'amba_id'],
  ['x86cpu', 'x86_cpu_id'],
  ['cpu', 'cpu_feature'],
  ['mei', 'mei_cl_device_id'],
  ['rapidio', 'rio_device_id'],
  ['hdaudio', 'hda_device_id'],
  ['fslmc', 'fsl_mc_device_id'],
  ['tbsvc', 'tb_service_id'],
  ['tee', 'tee_client_device_id'],
]);
