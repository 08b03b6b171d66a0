package ua.meterline.mail.mailbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderClosedException;
import jakarta.mail.ReadOnlyFolderException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Describes a failure of a mail server in one line for an operator. */
public final class MailServerFailure {
    private MailServerFailure() {}

    /** At most about 200 characters, without control characters. */
    public static String of(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthenticationFailedException) {
                return "the login was refused" + response(cause) + "; check username and password or token";
            } else if (cause instanceof UnknownHostException) {
                return "unknown host " + cause.getMessage();
            } else if (cause instanceof ConnectException) {
                return "connection refused";
            } else if (cause instanceof SocketTimeoutException) {
                return "it does not respond";
            } else if (cause instanceof FolderClosedException || isBye(cause)) {
                return "the connection was lost";
            } else if (cause instanceof ReadOnlyFolderException readOnly) {
                return "the folder " + readOnly.getFolder().getFullName()
                        + " is read-only, but mails must be marked as seen in it";
            } else if (cause instanceof FileSystemException file) {
                return line(file.getFile() + ": "
                        + (file.getReason() == null ? file.getClass().getSimpleName() : file.getReason()));
            } else if (cause instanceof SSLException || cause instanceof CertificateException) {
                return "no secure connection: " + line(cause.getMessage())
                        + "; check the certificate and the setting tls";
            }
            innermost = cause;
        }
        return line(innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage());
    }

    /** The text that Angus Mail makes up when the server closes without a BYE (RFC 3501, section 7.1.5). */
    private static boolean isBye(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().startsWith("* BYE Jakarta Mail Exception");
    }

    private static String response(Throwable failure) {
        return failure.getMessage() == null ? "" : " (" + line(failure.getMessage()) + ")";
    }

    /** Sanitises and truncates text of the server. */
    private static String line(String text) {
        String clean =
                text == null ? "" : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return clean.length() > 200 ? clean.substring(0, 200) : clean;
    }
}
