package dev.souk.gateway.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Messages as they are on the wire: the gateway knows no types. */
enum Bytes implements Marshaller<byte[]> {
    MARSHALLER;

    /** A method with such messages, of any number in either direction. */
    static MethodDescriptor<byte[], byte[]> method(String fullName) {
        return MethodDescriptor.newBuilder(MARSHALLER, MARSHALLER)
                .setFullMethodName(fullName)
                .setType(MethodType.UNKNOWN)
                .build();
    }

    @Override
    public InputStream stream(byte[] message) {
        return new ByteArrayInputStream(message);
    }

    @Override
    public byte[] parse(InputStream message) {
        try {
            return message.readAllBytes();
        } catch (IOException broken) {
            throw Status.INTERNAL.withCause(broken).asRuntimeException();
        }
    }
}
