package dev.souk.grpc;

import io.grpc.Codec;
import io.grpc.Decompressor;
import java.io.IOException;
import java.io.InputStream;

/** Closes a message that is not compressed: the library would lose its buffer, and in the end all of its memory. */
final class GzipDecompressor implements Decompressor {

    private final Decompressor gzip = new Codec.Gzip();

    @Override
    public String getMessageEncoding() {
        return gzip.getMessageEncoding();
    }

    @Override
    public InputStream decompress(InputStream message) throws IOException {
        try {
            return gzip.decompress(message);
        } catch (IOException notCompressed) {
            message.close();
            throw notCompressed;
        }
    }
}
