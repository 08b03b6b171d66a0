package ua.meterline.store.transfer;

/**
 * A table that was copied and compared.
 *
 * @param checksum CRC-32C of all its values in the order of the key; the same in both databases
 */
public record CopiedTable(String name, long rows, long checksum) {}
