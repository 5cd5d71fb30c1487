/** Opens the popup: a quick look at what is on and what needs a hand. */
import { openPage } from "../../app/open-page";
import "../../ui/base.css";
import { App } from "./App";

void openPage(<App />);
