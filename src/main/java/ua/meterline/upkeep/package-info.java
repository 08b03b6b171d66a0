/**
 * Keeps the database as it should be: copies it while it runs, puts a copy in its place, and empties what may not be kept for
 * ever. Knows the store alone.
 */
package ua.meterline.upkeep;
