/** A mail as a person looks at it: its text, and what is attached. Knows the structure and the content of mails. */
package ua.meterline.mail.view;
