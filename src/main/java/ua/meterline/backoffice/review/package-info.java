/**
 * The review queue: who works on which case, what waits, and decisions from a desk. Like the package above, it uses
 * plain JDBC beside a running gateway, and serves command line and web alike.
 */
package ua.meterline.backoffice.review;
