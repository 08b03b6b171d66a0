package ua.meterline.failure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A mail server that answers as a test says: a line to a command, or null to hang up. What it is sent, it keeps. */
final class ScriptedSmtp implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger goodByes = new AtomicInteger();
    private final UnaryOperator<String> script;

    /** @param script is asked for {@code RCPT ...}, {@code .} (the end of a mail) and {@code NOOP}; it says an answer, or null to hang up */
    ScriptedSmtp(UnaryOperator<String> script) throws IOException {
        this.script = script;
        startThread(this::accept);
    }

    private static void startThread(Runnable work) {
        Thread thread = new Thread(work, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Each whole, whatever was answered to it. */
    List<String> mails() {
        return List.copyOf(mails);
    }

    /** How often somebody connected. */
    int connections() {
        return connections.get();
    }

    /** How many of the connections ended as they should. */
    int goodByes() {
        return goodByes.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                connections.incrementAndGet();
                startThread(() -> converse(client));
            } catch (IOException e) {
                // closed, or the client went away; the next one
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            PrintWriter out = new PrintWriter(client.getOutputStream(), false, StandardCharsets.UTF_8);
            String answer = "220 ready";
            while (answer != null) {
                out.print(answer + "\r\n");
                out.flush();
                String line = in.readLine();
                answer = line == null ? null : answer(line, in, out);
            }
        } catch (IOException e) {
            // it went away
        }
    }

    private String answer(String line, BufferedReader in, PrintWriter out) throws IOException {
        if (line.startsWith("RCPT")) {
            return script.apply(line);
        } else if (line.equals("DATA")) {
            out.print("354 go on\r\n");
            out.flush();
            StringBuilder mail = new StringBuilder();
            for (String part = in.readLine(); !part.equals("."); part = in.readLine()) {
                mail.append(part).append('\n');
            }
            mails.add(mail.toString());
            return script.apply(".");
        }
        if (line.equals("QUIT")) {
            goodByes.incrementAndGet();
            return null;
        }
        return line.equals("NOOP") ? script.apply(line) : "250 fine";
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
