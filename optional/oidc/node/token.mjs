// Prints an access token of a user.
// node token.mjs <issuer> <user> <password>
import { discover, logIn } from './login.mjs';
import { Page } from './page.mjs';

const [issuer, user, password] = process.argv.slice(2);
const tokens = await logIn(await discover(issuer), new Page(), user, password);
console.log(tokens.access_token);
