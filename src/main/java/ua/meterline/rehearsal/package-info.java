/**
 * Shows what other settings would have made of the messages that came. Nothing is judged here: the gateway's own routes do
 * that, over a database that cannot be written.
 */
package ua.meterline.rehearsal;
