/**
 * Services of the back office over stored messages: review of held messages, dossiers, call-backs, readings by phone.
 * They use plain JDBC beside a running gateway, and serve command line and web alike.
 */
package ua.meterline.backoffice;
