/**
 * The structure of a mail (RFC 5322, RFC 2045): its headers, parts and transfer encodings, within limits. Mime4j parses
 * structure, headers and transfer encodings; the classes here state the limits and read what Mime4j cannot. The package
 * does not know readings.
 */
package ua.meterline.mail.mime;
