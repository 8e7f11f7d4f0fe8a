// The gRPC API of the shop for scripts of a page: the official client of gRPC-Web, with messages generated from the .proto files.
// The gateway serves it as /shop/grpc-web.js; ApiClientsIT says how that file is built.
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { base64Decode } from '@bufbuild/protobuf/wire';
import { GrpcWebClientBase, MethodDescriptor, MethodType, StatusCode } from 'grpc-web';
import { BadRequestSchema, ErrorInfoSchema, RetryInfoSchema } from '../target/grpc-web/google/rpc/error_details_pb.js';
import { StatusSchema } from '../target/grpc-web/google/rpc/status_pb.js';
import { CancellationReason, OrderService, OrderStatus } from '../target/grpc-web/souk/order/v1/order_service_pb.js';
import { UserService } from '../target/grpc-web/souk/user/v1/user_service_pb.js';

export { CancellationReason, OrderStatus, StatusCode };

const DETAILS = 'type.googleapis.com/';

/**
 * The services of a gateway; of the page's own origin without an address. Each method takes a message as a plain object, and
 * metadata such as `{ authorization: 'Bearer ...' }`. A method with one response returns a promise of it; a stream returns an
 * async iterable, which ends when its loop is left or the `signal` of its options is aborted. Both fail with the error of
 * grpc-web; `detailsOf` says why.
 *
 * `format` is `text` or `binary`; a stream needs `text`.
 */
export function connect(gateway = '', format = 'text') {
  const client = new GrpcWebClientBase({ format });
  return { users: service(client, gateway, UserService), orders: service(client, gateway, OrderService) };
}

/**
 * Why a call has failed: `reason`, such as EMAIL_TAKEN, the type of the problem in the REST API, undefined if it has none;
 * `violations`, the fields that are not valid, each with a message; `retrySeconds`, null if a retry is pointless.
 */
export function detailsOf(error) {
  const status = error.metadata?.['grpc-status-details-bin'];
  const { details } = status ? fromBinary(StatusSchema, base64Decode(status)) : { details: [] };
  const detail = (schema) => {
    const packed = details.find(({ typeUrl }) => typeUrl === DETAILS + schema.typeName);
    return packed && fromBinary(schema, packed.value);
  };
  const violations = detail(BadRequestSchema)?.fieldViolations ?? [];
  const delay = detail(RetryInfoSchema)?.retryDelay;
  return {
    reason: detail(ErrorInfoSchema)?.reason,
    violations: violations.map(({ field, description }) => ({ field, message: description })),
    retrySeconds: delay === undefined ? null : Number(delay.seconds),
  };
}

function service(client, gateway, { typeName, methods }) {
  return Object.fromEntries(
    methods.map((method) => {
      const url = `${gateway}/${typeName}/${method.name}`;
      const isStream = method.methodKind === 'server_streaming';
      const descriptor = new MethodDescriptor(
        `/${typeName}/${method.name}`,
        isStream ? MethodType.SERVER_STREAMING : MethodType.UNARY,
        Object,
        Object,
        (request) => toBinary(method.input, create(method.input, request)),
        (response) => fromBinary(method.output, response),
      );
      const call = (request, metadata = {}, { signal } = {}) =>
        isStream
          ? responses(client.serverStreaming(url, request, metadata, descriptor), signal)
          : client.unaryCall(url, request, metadata, descriptor);
      return [method.localName, call];
    }),
  );
}

/** The messages of a stream as they arrive. */
async function* responses(stream, signal) {
  const arrived = [];
  let notify = () => {};
  const next = (event) => {
    arrived.push(event);
    notify();
  };
  stream.on('data', (message) => next({ message }));
  stream.on('error', (error) => next({ error }));
  stream.on('end', () => next({}));
  const abort = () => next({ error: signal.reason });
  signal?.addEventListener('abort', abort);
  try {
    for (;;) {
      while (arrived.length === 0) {
        await new Promise((resolve) => (notify = resolve));
      }
      const { message, error } = arrived.shift();
      if (error) {
        throw error;
      } else if (!message) {
        return;
      }
      yield message;
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    stream.cancel();
  }
}
