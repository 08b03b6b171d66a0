/**
 * What the company's office does with stored messages: deciding about held ones, answering a customer's question, calling
 * back who was refused. Plain JDBC on a connection of its own, beside the running gateway.
 */
package ua.meterline.office;
