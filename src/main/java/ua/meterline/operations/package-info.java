/**
 * What operators need: health, metrics, the traffic report, purge, backup and restore. It knows the store and the
 * domain, and no edge.
 */
package ua.meterline.operations;
