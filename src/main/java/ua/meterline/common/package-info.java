/**
 * Small parts that several slices need and that belong to none: rate-limited logging, retry backoff, hashes, locks on
 * folders, files forced to disk, what a file is by its first octets, texts and workbooks. It knows no other package of
 * Meterline.
 */
package ua.meterline.common;
