/**
 * The exchange with billing: the account registry comes in, batches of readings go out. It works beside a running
 * gateway on the same database; it knows the store and the domain, no command line and no Camel.
 */
package ua.meterline.billing;
