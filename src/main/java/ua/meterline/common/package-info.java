/**
 * Small parts that several slices need and that belong to none: rate-limited logging, retry backoff, hashes, locks
 * on folders, files forced to disk. It knows no other package of Meterline.
 */
package ua.meterline.common;
