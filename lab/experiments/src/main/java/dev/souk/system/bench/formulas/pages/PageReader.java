package dev.souk.system.bench.formulas.pages;

import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.HttpConnection;
import dev.souk.system.bench.load.Response;
import dev.souk.system.bench.load.UnexpectedResponseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Somebody who reads one page of items on one connection, and deserializes it. */
public final class PageReader implements AutoCloseable {

    private static final int OK = 200;
    private static final double NANOS_OF_A_MILLISECOND = 1e6;

    private final HttpConnection connection;
    private final int limit;

    /** Opens the connection. */
    public PageReader(HttpAddress address, int limit) throws IOException {
        this.connection = new HttpConnection(address);
        this.limit = limit;
    }

    /** The JSON of the page. */
    public String read() throws IOException {
        Response response = connection.send("GET", "/items?limit=" + limit, "", "");
        if (response.status() != OK) {
            throw new UnexpectedResponseException("GET /items " + response.status());
        }
        return response.body();
    }

    /** What each of so many reads takes, until the page has been deserialized. */
    public List<Double> millis(int reads) throws IOException {
        var millis = new ArrayList<Double>();
        for (int number = 0; number < reads; number++) {
            long begin = System.nanoTime();
            if (ItemPage.of(read()).items().size() < limit) {
                throw new UnexpectedResponseException("GET /items with fewer than %s items".formatted(limit));
            }
            millis.add((System.nanoTime() - begin) / NANOS_OF_A_MILLISECOND);
        }
        return millis;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
