/**
 * Replay (what-if): compares what other settings would have made of stored messages. The gateway's own routes judge
 * them, over a read-only database.
 */
package ua.meterline.backoffice.replay;
