/** Opens the options: everything that belongs to this browser and not to an account. */
import { openPage } from "../../app/open-page";
import "../../ui/base.css";
import { App } from "./App";

void openPage(<App />);
