/** The gateway at work in one process with a simulated SMSC and invented customers, and a check of what came of it. */
package ua.meterline.demo;
