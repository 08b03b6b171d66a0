/**
 * The inbox folder and the lists in it: files become messages, and leave the folder when these are stored. It knows
 * neither mail, nor mail servers, nor the store.
 */
package ua.meterline.inbox;
