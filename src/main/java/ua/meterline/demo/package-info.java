/**
 * The demo: gateway, simulated SMSC, mail server and invented customers in one process, and a check of the result.
 */
package ua.meterline.demo;
