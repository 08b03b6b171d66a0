/**
 * What is exchanged with billing: accounts come in, batches of readings go out. Works beside a running gateway, on the same
 * database; knows the store and the domain, no command line and no Camel.
 */
package ua.meterline.handover;
