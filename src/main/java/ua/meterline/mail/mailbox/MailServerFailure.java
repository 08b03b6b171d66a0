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

/** What is wrong with a mail server, in one line for an operator. */
public final class MailServerFailure {
    private MailServerFailure() {}

    public static String of(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthenticationFailedException) {
                return "the login was refused" + said(cause) + "; look at username and password or token";
            } else if (cause instanceof UnknownHostException) {
                return "there is no host " + cause.getMessage();
            } else if (cause instanceof ConnectException) {
                return "connection refused";
            } else if (cause instanceof SocketTimeoutException) {
                return "it does not answer";
            } else if (cause instanceof FolderClosedException || isBye(cause)) {
                return "the connection was lost";
            } else if (cause instanceof ReadOnlyFolderException readOnly) {
                return "the folder " + readOnly.getFolder().getFullName()
                        + " can only be read, and mails must be marked as seen there";
            } else if (cause instanceof FileSystemException file) {
                return line(file.getFile() + ": "
                        + (file.getReason() == null ? file.getClass().getSimpleName() : file.getReason()));
            } else if (cause instanceof SSLException || cause instanceof CertificateException) {
                return "no secure connection: " + line(cause.getMessage())
                        + "; look at the certificate and at the setting tls";
            }
            innermost = cause;
        }
        return line(innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage());
    }

    /** What Angus Mail says in the server's place when that does not say why it goes (RFC 3501, section 7.1.5). */
    private static boolean isBye(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().startsWith("* BYE Jakarta Mail Exception");
    }

    private static String said(Throwable failure) {
        return failure.getMessage() == null ? "" : " (" + line(failure.getMessage()) + ")";
    }

    /** A server's words may hold anything. */
    private static String line(String words) {
        String clean =
                words == null ? "" : words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return clean.length() > 200 ? clean.substring(0, 200) : clean;
    }
}
