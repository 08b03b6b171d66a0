package ua.meterline.failure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that lets everybody in, and begins in clear text (RFC 3501 and RFC 3207). What it hears, it keeps. */
final class StarttlsServer implements AutoCloseable {
    private static final String GREETING_OF_SMTP = "250-here\r\n";

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> inClear = new CopyOnWriteArrayList<>();
    private final List<String> secured = new CopyOnWriteArrayList<>();
    private final SSLContext tls;
    private final boolean imap;

    private StarttlsServer(SSLContext tls, boolean imap) throws IOException {
        this.tls = tls;
        this.imap = imap;
        daemon(this::accept);
    }

    static StarttlsServer imap(SSLContext tls) throws IOException {
        return new StarttlsServer(tls, true);
    }

    static StarttlsServer smtp(SSLContext tls) throws IOException {
        return new StarttlsServer(tls, false);
    }

    int port() {
        return listening.getLocalPort();
    }

    List<String> inClear() {
        return List.copyOf(inClear);
    }

    List<String> secured() {
        return List.copyOf(secured);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                // A client may keep one connection while it opens another.
                daemon(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            say(client, imap ? "* OK ready" : "220 ready");
            if (hear(client, inClear, true)) {
                SSLSocket shielded =
                        (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), false);
                shielded.setUseClientMode(false);
                hear(shielded, secured, false);
            }
        } catch (IOException e) {
            // it went away
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "starttls-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether TLS is to begin. */
    private boolean hear(Socket client, List<String> heard, boolean offered) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (line.endsWith(" AUTHENTICATE PLAIN")) {
                say(client, "+ ");
                heard.add(in.readLine());
            }
            boolean starts = line.toUpperCase(Locale.ROOT).endsWith("STARTTLS");
            say(client, imap ? imapAnswer(line, offered) : smtpAnswer(line, offered));
            if (starts) {
                return true;
            }
        }
        return false;
    }

    private static String imapAnswer(String line, boolean offered) {
        String[] words = line.split(" ", 3);
        String done = words[0] + " OK done";
        return switch (words.length > 1 ? words[1] : "") {
            case "CAPABILITY" ->
                "* CAPABILITY IMAP4rev1 SASL-IR " + (offered ? "STARTTLS LOGINDISABLED" : "AUTH=PLAIN") + "\r\n" + done;
            case "SELECT" ->
                "* FLAGS (\\Seen)\r\n* 0 EXISTS\r\n* OK [UIDVALIDITY 1] valid\r\n" + words[0] + " OK [READ-WRITE] done";
            default -> done;
        };
    }

    private static String smtpAnswer(String line, boolean offered) {
        return switch (line.split(" ")[0]) {
            case "EHLO" -> GREETING_OF_SMTP + (offered ? "250 STARTTLS" : "250 AUTH PLAIN XOAUTH2");
            case "STARTTLS" -> "220 go on";
            case "AUTH" -> "235 welcome";
            default -> "250 fine";
        };
    }

    private static void say(Socket client, String lines) throws IOException {
        client.getOutputStream().write((lines + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
