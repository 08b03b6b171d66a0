/**
 * The exchange with billing: the account registry comes in, batches of readings go out. It works beside a running
 * gateway on the same database; it knows the store and the domain, and of the back office the audit log; no command
 * line and no route.
 */
package ua.meterline.billing;
