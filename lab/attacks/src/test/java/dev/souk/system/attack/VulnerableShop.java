package dev.souk.system.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of HTTP that reads requests as carelessly as its API answers them, and logs what it is asked. */
final class VulnerableShop implements AutoCloseable {

    private static final int IDLE_MILLIS = 500;
    private static final int END_OF_HEAD = 0x0d0a0d0a;
    private static final int MAX_HEAD = 100_000;

    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final VulnerableApi api;
    private final Path log;
    private volatile boolean dropping;

    /** With these first parts of paths, a request is answered by Service Unavailable. */
    VulnerableShop(Path log, Set<String> unavailable) throws IOException {
        this.log = log;
        this.api = new VulnerableApi(unavailable);
        threads.execute(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Closes each connection from now on, as a proxy does whose server has ended. */
    void dropEverything() {
        dropping = true;
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket connection = server.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setSoTimeout(IDLE_MILLIS);
            InputStream in = connection.getInputStream();
            ReceivedRequest request;
            do {
                request = read(in);
                if (dropping) {
                    return;
                }
                Files.writeString(log, request.path() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                connection.getOutputStream().write(api.answer(request).getBytes(StandardCharsets.UTF_8));
                // What follows a request came with it: nobody who sends more waits for the response before.
            } while (!request.head().contains("Connection: close") && in.available() > 0);
        } catch (IOException idleOrClosed) {
            return; // the end of the connection
        }
    }

    /** The first length is believed, and chunks are not known. */
    private static ReceivedRequest read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        int last = 0;
        while (last != END_OF_HEAD && head.size() < MAX_HEAD) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.write(next);
            last = last << 8 | next;
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        String length = ReceivedRequest.header(text, "Content-Length").replaceAll("\\D.*", "");
        byte[] body = in.readNBytes(length.isEmpty() || length.length() > 6 ? 0 : Integer.parseInt(length));
        return new ReceivedRequest(text, new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
