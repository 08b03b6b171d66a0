package ua.meterline.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Receiving and answering e-mail.
 *
 * @param address our own: customers write to it, and answers come from it
 * @param pollInterval how long the mailbox is left alone at most; where the server can, it tells of new mail before
 * @param timeout how long a mail server may take to answer
 * @param maxRepliesPerDay to one address
 * @param folder of the mailbox that is read
 * @param doneFolder where mails go that were taken; empty: they are marked as seen instead
 * @param smtpConnections how many answers are on their way at a time
 */
public record MailSettings(
        String address,
        Duration pollInterval,
        Duration timeout,
        int maxRepliesPerDay,
        Duration retryDelay,
        Server imap,
        String folder,
        String doneFolder,
        Server smtp,
        int smtpConnections) {

    /** How a connection is kept from being read by others. */
    public enum Tls {
        /** From the first octet on. */
        TLS,
        /** After the command STARTTLS, or not at all: a server that does not offer it is left. */
        STARTTLS,
        NONE
    }

    /**
     * A mail server and what to log in with.
     *
     * @param host empty: there is none
     * @param tokenFile holds an OAuth 2 access token and is read at each login; null: the password is used
     */
    public record Server(String host, int port, String username, String password, Path tokenFile, Tls tls) {
        public boolean isOff() {
            return host.isEmpty();
        }

        /** Without the password, fit for a log line. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
