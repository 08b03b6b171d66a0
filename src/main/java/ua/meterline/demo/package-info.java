/**
 * The gateway at work in one process with a simulated SMSC, a mail server and invented customers, and a check of the
 * result.
 */
package ua.meterline.demo;
